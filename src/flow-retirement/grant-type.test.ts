import { describe, expect, test } from 'vitest'
import { passwordFlowEndDate } from './flow-retirement.ts'
import { getGrantType, getOfferedGrantTypes } from './grant-type.ts'

const lastMoment = new Date(passwordFlowEndDate.getTime() - 1)

describe('until the password flow ends', () => {
  test('both grant types are offered, and the manual’s is used unless another was chosen', () => {
    expect(getOfferedGrantTypes(lastMoment)).toEqual(['password', 'client_credentials'])
    expect(getGrantType(null, lastMoment)).toBe('password')
    expect(getGrantType('password', lastMoment)).toBe('password')
    expect(getGrantType('client_credentials', lastMoment)).toBe('client_credentials')
  })
})

describe('from its end on', () => {
  test('client credentials are offered alone, and used only once chosen', () => {
    expect(getOfferedGrantTypes(passwordFlowEndDate)).toEqual(['client_credentials'])
    expect(getGrantType(null, passwordFlowEndDate)).toBeNull()
    expect(getGrantType('password', passwordFlowEndDate)).toBeNull()
    expect(getGrantType('client_credentials', passwordFlowEndDate)).toBe('client_credentials')
  })
})
